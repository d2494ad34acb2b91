/// What the command line can ask, and how it is asked. In: a [Request]. Out: what it says, as it says it, into an
/// [Answer], and an exit code. Beside a running gateway both go through a Unix-domain socket in the data folder, which
/// only the gateway's own user may open; where nobody serves, whoever asks holds the same [Control] in its hands.
@NullMarked
package org.letterboard.control;

import org.jspecify.annotations.NullMarked;
