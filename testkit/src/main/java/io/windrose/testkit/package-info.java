/** What tests of several rooms share. On the class path of tests only. */
@NullMarked
package io.windrose.testkit;

import org.jspecify.annotations.NullMarked;
