/// Everything that leaves by mail. In: a [Mailing] and its recipients, in the transaction that it rests on. Out: one
/// message a recipient to the relay, by couriers, after that transaction is durable. Knows when and to whom, never
/// what: a [Rendering] from outside says how a mailing looks.
@NullMarked
package org.letterboard.outbox;

import org.jspecify.annotations.NullMarked;
