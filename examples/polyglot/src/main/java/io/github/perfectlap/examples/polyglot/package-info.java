/** One checkout through processes in two languages, which have nothing in common but {@code docs/passport.md}. */
@NullMarked
package io.github.perfectlap.examples.polyglot;

import org.jspecify.annotations.NullMarked;
