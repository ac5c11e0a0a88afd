# Not installed with brew. It builds the sources, an archive of which lies beside this file:
#
#     git archive --prefix gibbous-0.1.0/ -o gibbous-0.1.0.tar.gz HEAD
#     brew install --build-from-source ./gibbous.rb
class Gibbous < Formula
  desc "Is an autoencoder worth it over PCA on your data? A report from an HDF5 file"
  homepage "file://#{__dir__}"
  url "file://#{__dir__}/gibbous-0.1.0.tar.gz"
  license "MIT"

  depends_on "pkgconf" => :build
  depends_on xcode: ["16.3", :build]
  depends_on "cairo"
  depends_on "hdf5"
  depends_on "libdeflate"
  depends_on "onednn"
  depends_on "openblas"
  depends_on "pango"

  uses_from_macos "swift" => :build

  def install
    # The formula's binaries run on other machines than this one.
    system "swift", "build", "--disable-sandbox", "-c", "release", "--product", "gibbous", "-Xcc", "-fno-math-errno"
    bin.install ".build/release/gibbous"
    system "python3", "Integrations/Build/man.py", bin/"gibbous", buildpath/"share"
    man1.install Dir["share/man/man1/*"]
    bash_completion.install "share/bash-completion/completions/gibbous"
    zsh_completion.install "share/zsh/site-functions/_gibbous"
    fish_completion.install "share/fish/vendor_completions.d/gibbous.fish"
  end

  test do
    system bin/"gibbous", "datasets", "write", "moons", "moons.h5"
    assert_match "images", shell_output("#{bin}/gibbous inspect moons.h5")
  end
end
