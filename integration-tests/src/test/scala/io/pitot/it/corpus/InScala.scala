package io.pitot.it.corpus

import scala.jdk.CollectionConverters._

/** Loops as Scala's compiler makes them. */
object InScala {

  private val All = "SELECT id FROM orders ORDER BY id"
  private val OfCustomer = "SELECT id FROM orders WHERE customer_id = ? ORDER BY id"
  private val Items = "SELECT id FROM item WHERE order_id = ?"

  @Verdict(Array("N_PLUS_ONE"))
  def inAForComprehension(visit: Visit): Unit =
    for (order <- orders(visit)) {
      items(visit, order) // here: inAForComprehension
    }

  @Verdict(Array("N_PLUS_ONE"))
  def inAFlatMap(visit: Visit): Unit =
    (for {
      order <- orders(visit)
      item <- items(visit, order) // here: inAFlatMap
    } yield item).size

  @Verdict(Array("N_PLUS_ONE"))
  def inAnAnonymousClass(visit: Visit): Unit = {
    val lines = new Lines {
      override def of(order: Int): Seq[Int] = items(visit, order) // here: inAnAnonymousClass
    }
    visit.keys(All).asScala.map(_.intValue).foreach(order => lines.of(order).size)
  }

  @Verdict(Array("N_PLUS_ONE"))
  def inAnIteratorAndATrait(visit: Visit): Unit =
    orders(visit).iterator.map(order => new CountedOrder(visit, order).count).sum // here: inAnIteratorAndATrait

  @Verdict(Array("N_PLUS_ONE"))
  def inALazyValue(visit: Visit): Unit = {
    class Order(id: Int) {
      lazy val lines: Seq[Int] = items(visit, id) // here: inALazyValue
    }
    orders(visit).map(new Order(_)).foreach(_.lines)
  }

  @Verdict(Array("N_PLUS_ONE"))
  def inAPartialFunction(visit: Visit): Unit =
    orders(visit).collect { case order if order > 0 => items(visit, order) } // here: inAPartialFunction

  @Verdict(Array("DUPLICATE_QUERY"))
  def theSameAgain(visit: Visit): Unit =
    (1 to 3).foreach(_ => items(visit, visit.order())) // here: theSameAgain

  @Verdict
  def twoLookUps(visit: Visit): Unit = {
    items(visit, visit.order())
    items(visit, visit.order() % visit.rows() + 1)
  }

  private def orders(visit: Visit): Seq[Int] =
    visit.keys(OfCustomer, visit.customer()).asScala.map(_.intValue).toSeq

  private def items(visit: Visit, order: Int): Seq[Int] =
    visit.keys(Items, order).asScala.map(_.intValue).toSeq

  private trait Lines {
    def of(order: Int): Seq[Int]
  }

  private trait Counted {
    def visit: Visit
    def order: Int
    def count: Int = items(visit, order).size
  }

  private class CountedOrder(val visit: Visit, val order: Int) extends Counted
}
