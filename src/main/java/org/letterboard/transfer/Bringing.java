package org.letterboard.transfer;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.letterboard.errands.Archived;
import org.letterboard.errands.Brought;
import org.letterboard.lists.MailingList;

/// The desk, as imports see it.
@FunctionalInterface
public interface Bringing {

    /// Reads the messages. What is answered takes them in, in one transaction, and answers what became
    /// of each.
    ///
    /// @param fence throws in that transaction where it must not stand
    Supplier<List<Brought>> read(MailingList list, long run, Consumer<Handle> fence, List<Archived> batch);
}
