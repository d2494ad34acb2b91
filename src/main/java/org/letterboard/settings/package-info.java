/// The configuration: TOML files in, checked records out. What is wrong comes back as one report with every problem
/// in it, each with its file, its line, what was found and what was meant.
@NullMarked
package org.letterboard.settings;

import org.jspecify.annotations.NullMarked;
