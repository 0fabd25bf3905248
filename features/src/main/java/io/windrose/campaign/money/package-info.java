/**
 * One truth about money: orders, their lines, refunds, products and exchange rates, in tables of the lake.
 *
 * <p>The door is {@link io.windrose.campaign.money.Money}; {@code docs/spec/money.md} says what each table and view
 * holds.
 *
 * <p>What holds always: a table holds what every source says, and marks what counts, so that nothing is dropped;
 * reading the same events again changes nothing; amounts keep their currency, and one that has no rate is no amount in
 * the company's, never zero.
 */
@NullMarked
package io.windrose.campaign.money;

import org.jspecify.annotations.NullMarked;
