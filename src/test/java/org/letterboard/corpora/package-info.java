/// How well the gateway reads the mail of the shared corpora, set by set, against the answers that lie beside it.
@NullMarked
package org.letterboard.corpora;

import org.jspecify.annotations.NullMarked;
