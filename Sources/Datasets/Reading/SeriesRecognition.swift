internal import Core
internal import HDF5
internal import Rows

/// The shape of series that the elements of a row make up, if their two axes are times and channels rather than the height and
/// the width of an image.
enum SeriesRecognition {
    /// Recognises series by their axes and the words of their path.
    ///
    /// The shorter axis is that of the channels. Where no name says so, only rows that would be odd images are series: of up to
    /// twelve channels at four times as many times or more, of up to 32 at eight times as many, and no bytes.
    ///
    /// - Returns: The shape; nil for an image.
    static func shape(of data: StoredArray) -> SeriesShape? {
        guard data.shape.count == 3, !data.isSparse, !data.isTable else { return nil }
        let (times, channels) = (max(data.shape[1], data.shape[2]), min(data.shape[1], data.shape[2]))
        guard channels > 1, times >= 2 * channels else { return nil }
        let words = ArrayRole.words(ofPath: data.objectPath)
        guard !words.contains(where: imageWords.contains) else { return nil }
        // Atoms and points in space are no times.
        if channels <= 3, words.contains(where: pointWords.contains), !words.dropLast().contains("trajectories") {
            return nil
        }
        if !words.contains(where: seriesWords.contains) {
            if case .integer(1, false, _) = data.type { return nil }
            guard times >= (channels <= 12 ? 4 : 8) * channels, times >= 24, channels <= 32 else { return nil }
        }
        return SeriesShape(times: times, channels: channels, isChannelsFirst: data.shape[1] < data.shape[2])
    }

    /// True if a name says that rows are series of several channels, which are no images whatever their shape.
    static func isCalledSeries(_ data: StoredArray) -> Bool {
        let words = ArrayRole.words(ofPath: data.objectPath)
        return words.contains(where: certainWords.contains) && !words.contains(where: imageWords.contains)
    }

    private static let certainWords: Set = [
        "series", "timeseries", "signal", "signals", "sensor", "sensors", "eeg", "ecg", "emg", "meg", "imu",
        "accelerometer", "gyro",
    ]

    private static let seriesWords: Set = [
        "series", "timeseries", "time", "times", "signal", "signals", "window", "windows", "sensor", "sensors",
        "channel",
        "channels", "trial", "trials", "epoch", "epochs", "waveform", "waveforms", "trajectory", "trajectories",
        "trace", "traces",
        "eeg", "ecg", "emg", "meg", "imu", "acc", "accel", "accelerometer", "gyro", "audio",
    ]

    private static let pointWords: Set = [
        "position", "positions", "coordinate", "coordinates", "coord", "coords", "velocity", "velocities", "force",
        "forces",
        "xyz", "atoms", "points", "pointcloud", "pointclouds", "normals", "vertices", "keypoints", "landmarks",
        "joints",
        "skeleton", "skeletons", "vector", "vectors", "displacement", "displacements",
    ]

    private static let imageWords: Set = [
        "image", "images", "img", "imgs", "pixel", "pixels", "picture", "pictures", "frame", "frames", "face", "faces",
        "photo",
        "photos", "digits", "mnist", "spectrogram", "spectrograms",
    ]
}
