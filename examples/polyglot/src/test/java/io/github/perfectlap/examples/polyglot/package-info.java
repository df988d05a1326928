@NullMarked
package io.github.perfectlap.examples.polyglot;

import org.jspecify.annotations.NullMarked;
