/// The gateways that share a database: who is there, whether they have the same configuration, and
/// which of them has a task that only one may have. In: a heartbeat every few seconds. Out: yes or no.
/// With H2 there is one gateway, and nobody asks.
@NullMarked
package org.letterboard.gateways;

import org.jspecify.annotations.NullMarked;
