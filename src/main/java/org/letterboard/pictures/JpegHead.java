package org.letterboard.pictures;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.jpeg.JpegDirectory;
import com.drew.metadata.jpeg.JpegReader;
import java.io.File;
import java.io.IOException;
import java.util.List;

/// What stands before the pixels of a JPEG.
///
/// @param turn        how the camera was held
/// @param progressive it is drawn several times over, ever finer
record JpegHead(Turn turn, boolean progressive) {
    private static final int PROGRESSIVE = 2;

    static JpegHead of(File file) throws IOException {
        try {
            var head = JpegMetadataReader.readMetadata(file, List.of(new ExifReader(), new JpegReader()));
            var exif = head.getFirstDirectoryOfType(ExifIFD0Directory.class);
            var turn = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            var frame = head.getFirstDirectoryOfType(JpegDirectory.class);
            var form = frame == null ? null : frame.getInteger(JpegDirectory.TAG_COMPRESSION_TYPE);
            return new JpegHead(turn == null ? Turn.NONE : Turn.of(turn), form != null && form % 4 == PROGRESSIVE);
        } catch (JpegProcessingException e) {
            throw new IOException("no JPEG", e);
        }
    }
}
