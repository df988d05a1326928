/** What an application of its own would be. */
@org.jspecify.annotations.NullMarked
package io.github.perfectlap.shop;
