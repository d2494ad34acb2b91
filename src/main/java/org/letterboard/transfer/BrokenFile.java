package org.letterboard.transfer;

/// A file of an archive that cannot be read any further.
final class BrokenFile extends RuntimeException {
    private static final long serialVersionUID = 1;

    BrokenFile(String message, Throwable cause) {
        super(message, cause);
    }
}
