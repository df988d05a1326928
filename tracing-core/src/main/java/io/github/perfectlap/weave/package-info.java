/**
 * Weaves annotated methods, with Byte Buddy: when the application is built, by its Maven or Gradle plugin, or when
 * classes are loaded, as an agent. Woven code needs neither this package nor Byte Buddy.
 */
@NullMarked
package io.github.perfectlap.weave;

import org.jspecify.annotations.NullMarked;
