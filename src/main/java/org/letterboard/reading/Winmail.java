package org.letterboard.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.hmef.Attachment;
import org.apache.poi.hmef.HMEFMessage;
import org.apache.poi.hmef.attribute.MAPIAttribute;
import org.apache.poi.hmef.attribute.TNEFAttribute;
import org.jspecify.annotations.Nullable;
import org.letterboard.mail.Part;

/// The files that Outlook has packed into `winmail.dat` (TNEF, MS-OXTNEF), which nobody else can open.
final class Winmail {
    /// In bytes. It is in memory several times while it is unpacked, so larger ones stay as they are.
    static final int LARGEST = 8 * 1024 * 1024;

    private static final int MOST_FILES = 200;
    private static final byte[] SIGNATURE = {0x78, (byte) 0x9f, 0x3e, 0x22};

    static {
        // Photos are larger than what is taken for possible there.
        TNEFAttribute.setMaxRecordLength(LARGEST);
        MAPIAttribute.setMaxRecordLength(LARGEST);
    }

    private Winmail() {}

    record File(String name, String type, byte[] bytes) {}

    static boolean is(Part part) {
        return part.type().equals("application/ms-tnef")
                || part.type().equals("application/vnd.ms-tnef")
                || "winmail.dat".equalsIgnoreCase(part.fileName());
    }

    /// Empty where there are none, or nobody could make them out.
    static List<File> files(byte[] packed, List<String> notes) {
        if (!begins(packed) || packed.length >= LARGEST) return List.of();
        try {
            var files = new ArrayList<File>();
            for (var attachment : new HMEFMessage(new ByteArrayInputStream(packed)).getAttachments()) {
                if (files.size() == MOST_FILES) break;
                var bytes = bytes(attachment);
                if (bytes != null) files.add(file(attachment, bytes, files.size() + 1));
            }
            notes.add("attachments: " + files.size() + " unpacked from winmail.dat");
            return files;
        } catch (IOException | RuntimeException broken) {
            notes.add("attachments: winmail.dat cannot be unpacked, " + broken.getMessage());
            return List.of();
        }
    }

    private static boolean begins(byte[] packed) {
        if (packed.length < SIGNATURE.length) return false;
        for (var i = 0; i < SIGNATURE.length; i++) if (packed[i] != SIGNATURE[i]) return false;
        return true;
    }

    private static byte @Nullable [] bytes(Attachment attachment) {
        try {
            return attachment.getContents();
        } catch (IllegalArgumentException nothingInIt) {
            return null;
        }
    }

    private static File file(Attachment attachment, byte[] bytes, int number) {
        var name = attachment.getLongFilename();
        if (name == null || name.isBlank()) name = attachment.getFilename();
        if (name == null || name.isBlank()) name = "file-" + number;
        var plain = name.replaceAll("\\p{Cntrl}", " ").strip();
        var type = URLConnection.guessContentTypeFromName(plain.toLowerCase(Locale.ROOT));
        return new File(plain, type == null ? "application/octet-stream" : type, bytes);
    }
}
