package org.letterboard.errands;

import java.util.List;
import org.jdbi.v3.core.Handle;

/// Decides about one kind of errand. It may look things up in the transaction; it changes nothing itself.
@FunctionalInterface
public interface Handler<E extends Errand> {
    List<Effect> handle(Handle tx, Incoming message, E errand);
}
