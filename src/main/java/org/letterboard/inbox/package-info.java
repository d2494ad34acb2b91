/// The durable queue between the doors and the desk. In: an [Arrival] from a door. Out: leases for the desk. What it
/// has accepted is on the disk, byte for byte, until somebody has decided about it, and stays there afterwards.
@NullMarked
package org.letterboard.inbox;

import org.jspecify.annotations.NullMarked;
