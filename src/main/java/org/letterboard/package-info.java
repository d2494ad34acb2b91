/// The program as a whole: the command line comes in at [Main], every long-lived object is built and joined in App.
@NullMarked
package org.letterboard;

import org.jspecify.annotations.NullMarked;
