package org.letterboard.transfer;

import java.nio.file.Path;
import java.util.List;

/// Whoever waits for an import, and hears how far it is.
public interface Teller {

    /// What is about to be read.
    ///
    /// @param leftOut files of a folder that are no mail
    void begins(List<Path> leftOut, boolean goesOn);

    /// @param read  bytes
    /// @param total bytes
    void progress(long messages, long read, long total);

    /// A message that could not be brought in.
    ///
    /// @param place file, number and byte
    void named(String place, String messageId, String why);
}
