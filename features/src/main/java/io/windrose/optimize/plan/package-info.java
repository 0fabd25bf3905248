/**
 * Budget plans of the company: how much to spend on what, by what a marketing-mix model knows.
 *
 * <p>The door is {@link io.windrose.optimize.plan.BudgetPlans}. The mathematics are in
 * {@code io.windrose.science.budget}; the curves are those of {@code io.windrose.optimize.mix}. State is in the schema
 * {@code optimize}.
 *
 * <p>What holds always: no plan is made of chains that do not agree; a plan that is kept has its request, its model,
 * seed and version, and is the same when it is asked for again; what was approved has its own curves and never changes.
 */
@NullMarked
package io.windrose.optimize.plan;

import org.jspecify.annotations.NullMarked;
