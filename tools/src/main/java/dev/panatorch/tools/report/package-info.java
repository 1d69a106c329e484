/** Reports that a person can open in a browser: one file, no other files, no network. */
@NullMarked
package dev.panatorch.tools.report;

import org.jspecify.annotations.NullMarked;
