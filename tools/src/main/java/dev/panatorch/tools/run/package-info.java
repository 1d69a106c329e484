/** What the commands do, free of command lines, so that the demo strings it together. */
@NullMarked
package dev.panatorch.tools.run;

import org.jspecify.annotations.NullMarked;
