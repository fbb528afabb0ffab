package io.pitot.it.corpus

import groovy.sql.Sql
import groovy.transform.CompileStatic

/** Loops as Groovy's compiler makes them, called by its runtime or straight. */
class InGroovy {

    private static final String OF_CUSTOMER = 'SELECT id FROM orders WHERE customer_id = ? ORDER BY id'
    private static final String ITEMS = 'SELECT id FROM item WHERE order_id = ?'

    @Verdict('N_PLUS_ONE')
    static void inAClosure(Visit visit) {
        visit.keys(OF_CUSTOMER, visit.customer()).each { order ->
            visit.keys(ITEMS, order) // here: inAClosure
        }
    }

    @Verdict('N_PLUS_ONE')
    static void inASpread(Visit visit) {
        def orders = visit.keys(OF_CUSTOMER, visit.customer()).collect { new Order(visit, it) }
        orders*.items() // here: inASpread
    }

    @CompileStatic
    @Verdict('N_PLUS_ONE')
    static void compiledStatically(Visit visit) {
        for (int order : visit.keys(OF_CUSTOMER, visit.customer())) {
            visit.keys(ITEMS, order) // here: compiledStatically
        }
    }

    @Verdict('N_PLUS_ONE')
    static void byGroovysSql(Visit visit) {
        Sql sql = new Sql(visit.connection())
        sql.rows(OF_CUSTOMER, visit.customer()).each { row ->
            sql.rows(ITEMS, row.id) // here: byGroovysSql
        }
    }

    @Verdict('N_PLUS_ONE')
    static void insideEachRow(Visit visit) {
        Sql sql = new Sql(visit.database())
        sql.eachRow(OF_CUSTOMER, [visit.customer()]) { row ->
            visit.keys(ITEMS, row.id) // here: insideEachRow
        }
    }

    @Verdict('DUPLICATE_QUERY')
    static void theSameAgain(Visit visit) {
        3.times { visit.keys(ITEMS, visit.order()) } // here: theSameAgain
    }

    @Verdict
    static void twoLookUps(Visit visit) {
        visit.keys(ITEMS, visit.order())
        visit.keys(ITEMS, visit.order() % visit.rows() + 1)
    }

    private static class Order {
        final Visit visit
        final int id

        Order(Visit visit, int id) {
            this.visit = visit
            this.id = id
        }

        List<Integer> items() {
            visit.keys(ITEMS, id)
        }
    }
}
