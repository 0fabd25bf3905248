/**
 * What there is to ask for: the events that came lately, their fields, and the values of these.
 *
 * <p>The door is {@link io.windrose.analyze.catalogue.Catalogue}.
 *
 * <p>What holds always: nobody is told of what they may not see. What is listed helps to ask; nothing depends on it.
 */
@NullMarked
package io.windrose.analyze.catalogue;

import org.jspecify.annotations.NullMarked;
