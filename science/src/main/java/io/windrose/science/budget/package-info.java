/**
 * Budget plans: how much to spend on what, and when, by what a marketing-mix model knows.
 *
 * <p>Enter by {@link io.windrose.science.budget.BudgetProblem}, which writes the problem out;
 * {@link io.windrose.science.budget.ApprovedPlan} follows a plan afterwards.
 *
 * <ul>
 *   <li>Weeks are counted from 0, the first after the data. Money is in the currency of the model's spend.
 *   <li>Every plan comes with a bound that no plan can pass, so that one sees how far from the best it may be.
 *   <li>What cannot be met is an {@link java.lang.IllegalArgumentException} that names the line and its bounds.
 *   <li>The same problem gives the same plan: work is limited by counts, never by the clock.
 * </ul>
 */
@NullMarked
package io.windrose.science.budget;

import org.jspecify.annotations.NullMarked;
