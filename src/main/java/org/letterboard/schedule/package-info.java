/// The clock on the wall: Quartz, kept inside. In: entries, each a name, times, and what to do then. Out:
/// a look at each of its times, also when the time went by while the gateway was down. Knows nothing of
/// what is looked at.
@NullMarked
package org.letterboard.schedule;

import org.jspecify.annotations.NullMarked;
