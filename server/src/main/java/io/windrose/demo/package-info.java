/**
 * The demo: a data folder of its own, filled with the simulated shop of {@code io.windrose.market}.
 *
 * <p>Door: {@link io.windrose.demo.DemoFolder}, which says what a folder is, and {@link io.windrose.demo.DemoShop},
 * which fills the lake.
 *
 * <p>Invariants: nothing simulated gets into a folder that was not made for it; a folder that was keeps its mark, and
 * so its label, whoever serves it. A load that was broken off goes on where the lake ends, and no event is there twice.
 */
@NullMarked
package io.windrose.demo;

import org.jspecify.annotations.NullMarked;
