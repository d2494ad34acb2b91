package org.letterboard.transfer;

import java.util.List;
import java.util.function.Supplier;
import org.letterboard.errands.Archived;
import org.letterboard.errands.Brought;
import org.letterboard.lists.MailingList;

/// The desk, as imports see it.
@FunctionalInterface
public interface Bringing {

    /// Reads the messages. What is answered takes them in, in one transaction, and answers what became
    /// of each.
    Supplier<List<Brought>> read(MailingList list, long run, List<Archived> batch);
}
