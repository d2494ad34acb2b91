/// A photo as the board shows it. In: a file that somebody sent. Out: a [Picture] that is upright, small enough for a
/// page, and says nothing but what is to be seen on it; or nothing, where the file is no picture that we can read.
/// Pure.
@NullMarked
package org.letterboard.pictures;

import org.jspecify.annotations.NullMarked;
