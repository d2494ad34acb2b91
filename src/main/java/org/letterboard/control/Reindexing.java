package org.letterboard.control;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.letterboard.lists.MailingList;
import org.letterboard.search.Progress;

/// Makes the search index anew, of one list or of all.
public interface Reindexing {

    /// Returns when it is done.
    ///
    /// @param tell hears from time to time how far it is
    /// @throws IOException where it did not work
    void run(Optional<MailingList> list, Consumer<Progress> tell) throws IOException;
}
