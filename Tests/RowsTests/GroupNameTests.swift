import Rows
import Testing

/// Columns that are called like groups of rows, and others.
@Suite struct GroupNameTests {
    @Test(arguments: [
        "patient", "donor_id", "PatientID", "PATIENTID", "patientId", "Sample ID", "sample_name", "sampleNo",
        "subjects", "sampleid", "SubjectNumber", "study_subject", "id_patient", "mice", "orig.ident", "batch",
        "Batch2", "batch_key", "scene", "scene_number", "speaker", "WriterID", "video", "clip_name", "plate_well",
        "session", "run_id", "user_id",
    ])
    func areOfGroups(name: String) { #expect(GroupNames.rank(name) != nil) }

    @Test(arguments: [
        "label", "class", "cell_type", "digit", "species", "target", "y", "sample", "samples", "run", "user", "id", "",
        "123", "compatient", "glass", "template", "library_size", "personality", "patient_age", "donor_sex",
        "mouse_weight", "batch_size", "session_length", "video_duration", "sample_weight", "n_patients", "num_subjects",
        "number_of_sessions", "cells_per_well", "is_patient", "patient_label",
    ])
    func areOthers(name: String) { #expect(GroupNames.rank(name) == nil) }

    @Test func whoRowsComeFromIsLikelierThanWhatTheyWereMeasuredWith() {
        let names = ["plate", "donor_id", "batch", "patient", "sample_id", "age"]
        let ranked = names.filter { GroupNames.rank($0) != nil }.sorted {
            (GroupNames.rank($0) ?? 0) < (GroupNames.rank($1) ?? 0)
        }
        #expect(ranked == ["patient", "donor_id", "sample_id", "batch", "plate"])
    }
}
