/**
 * Annotations for methods that are business transactions or steps. They do nothing by themselves: the class files are
 * woven when the application is built, see the README. A class that is annotated and was not woven is reported.
 */
@NullMarked
package io.github.perfectlap.annotation;

import org.jspecify.annotations.NullMarked;
