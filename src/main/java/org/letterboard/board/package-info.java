/// Topics and posts: stored, found, shown. In: what posting has decided about a message. Out: pages' worth of posts,
/// in the order in which people read them.
@NullMarked
package org.letterboard.board;

import org.jspecify.annotations.NullMarked;
