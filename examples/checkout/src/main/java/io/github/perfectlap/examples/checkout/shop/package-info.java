/** What both checkouts sell. */
@NullMarked
package io.github.perfectlap.examples.checkout.shop;

import org.jspecify.annotations.NullMarked;
