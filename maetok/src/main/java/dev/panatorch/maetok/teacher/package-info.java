/** Frozen vision transformers: teachers of the auxiliary decoders and of the discriminator. */
@NullMarked
package dev.panatorch.maetok.teacher;

import org.jspecify.annotations.NullMarked;
