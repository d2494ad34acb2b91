/// Digests: gathers the posts that a member has not had, and knows what a reply to a digest answers. In: a slot whose
/// time has come, or a reply. Out: a mailing, or effects.
@NullMarked
package org.letterboard.digest;

import org.jspecify.annotations.NullMarked;
