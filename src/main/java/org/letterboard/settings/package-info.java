/// The configuration. In: TOML files. Out: [Settings], right as a whole, or a [Report] with every problem, each with
/// its
/// file, its line, what was found and what was meant. [ConfigReader] reads them once, [ConfigWatch] again while the
/// gateway runs; the keys stand in `Keys`, which the reference page is made from.
@NullMarked
package org.letterboard.settings;

import org.jspecify.annotations.NullMarked;
