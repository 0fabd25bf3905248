/**
 * Customers: who buys for the first time, who comes back, who stays away, and what is bought together.
 *
 * <p>The door is {@link io.windrose.analyze.customer.Customers}. {@code docs/spec/customers.md} defines every figure.
 *
 * <p>What holds always: a customer is a profile with an order that counts; who is new is known from all orders there
 * are, not from those of the range; amounts are in the company's currency.
 */
@NullMarked
package io.windrose.analyze.customer;

import org.jspecify.annotations.NullMarked;
