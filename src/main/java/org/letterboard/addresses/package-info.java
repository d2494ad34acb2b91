/// The grammar of our own addresses: what `walkers-leave@`, `walkers+TOKEN@` and `walkers+ann.k7f3@` mean, and how they
/// are written. In: an address, or what an address shall say. Out: a [Destination], a [Reading], an address. Pure but
/// for the key that signs tokens.
@NullMarked
package org.letterboard.addresses;

import org.jspecify.annotations.NullMarked;
