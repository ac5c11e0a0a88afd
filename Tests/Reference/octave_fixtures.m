% Writes files that Octave saves with -hdf5, and what is in them, for the tests of reading.
%
%     cd Tests/Reference && octave-cli octave_fixtures.m
%
% The numbers are those of simple formulas, so that octave_fixtures.json need not be of high precision.

% Without the date and the name of the machine.
save_header_format_string ("");
folder = "fixtures/layouts/";
ROWS = 24;
X = all_rows = reshape (mod (7 * (0:ROWS * 6 - 1), 31) - 15, ROWS, 6) / 4;
y = int32 (mod (0:ROWS - 1, 3)');
images = uint8 (reshape (mod (13 * (0:ROWS * 20 - 1), 256), ROWS, 5, 4));
words = {"setosa", "größe", "virginica"};
species = words(mod (0:ROWS - 1, 3) + 1)';
name = char (species);
S = sparse (max (X, 0));
measured.X = single (X);
measured.ok = logical (mod (0:ROWS - 1, 2)');
empty = zeros (0, 6);

save ("-hdf5", [folder "octave.h5"], "X", "y", "empty");
save ("-hdf5", [folder "octave_images.h5"], "images", "y");
save ("-hdf5", [folder "octave_sparse.h5"], "S", "name");
save ("-hdf5", "-zip", [folder "octave_struct.h5"], "measured");
% A few cells, since each takes two kilobytes.
X = X(1:6, :);
species = species(1:6);
save ("-hdf5", [folder "octave_cells.h5"], "X", "species");

% Row by row, as a reader should find them.
record.version = version ();
record.matrix = reshape (all_rows', 1, []);
record.positive = max (record.matrix, 0);
record.six_rows = reshape (X', 1, []);
record.images = reshape (permute (double (images), [3, 2, 1]), 1, []);
file = fopen ("octave_fixtures.json", "w");
fprintf (file, "%s\n", jsonencode (record));
fclose (file);
