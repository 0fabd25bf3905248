/** The checks of the build that are programs of their own. Nothing that runs in the product is here. */
@NullMarked
package io.windrose.checks;

import org.jspecify.annotations.NullMarked;
