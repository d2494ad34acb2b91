package org.letterboard.intake;

import org.letterboard.inbox.Arrival;
import org.letterboard.inbox.Receipt;

/// Takes a message in for good. It returns when the answer is certain; an exception counts as "not now".
@FunctionalInterface
public interface Reception {

    Receipt accept(Arrival arrival);
}
