/// What an operator has to know. In: what the rooms say about themselves, and what waits in the database. Out: whether
/// the gateway can do its job ([Health]), figures to graph ([Metrics]), and mails about what is wrong ([Lookout]).
/// Nothing that carries mail waits for it, and it asks the database one thing at a time.
@NullMarked
package org.letterboard.watch;

import org.jspecify.annotations.NullMarked;
