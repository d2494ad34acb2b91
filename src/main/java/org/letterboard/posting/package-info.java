/// What an accepted post does: it takes its place in a topic and goes out to the members. Also how every mailing that
/// carries somebody's message looks on the wire.
@NullMarked
package org.letterboard.posting;

import org.jspecify.annotations.NullMarked;
