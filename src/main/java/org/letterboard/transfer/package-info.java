/// Archives in and out. In: mbox files, or a list. Out: arrivals in batches, which the desk takes in by
/// the way of all mail; or an mbox file. Knows files and dialects, and nothing of what a message says.
@NullMarked
package org.letterboard.transfer;

import org.jspecify.annotations.NullMarked;
