package io.pitot.it.corpus

import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.delay
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import java.util.concurrent.Callable
import java.util.concurrent.Executors

private const val ALL = "SELECT id FROM orders ORDER BY id"
private const val OF_CUSTOMER = "SELECT id FROM orders WHERE customer_id = ? ORDER BY id"
private const val ITEMS = "SELECT id FROM item WHERE order_id = ?"

private val pool = Executors.newSingleThreadExecutor { task -> Thread(task).apply { isDaemon = true } }

@Verdict("N_PLUS_ONE")
fun inAnInlinedLambda(visit: Visit) {
    visit.keys(OF_CUSTOMER, visit.customer()).forEach { order ->
        visit.keys(ITEMS, order) // here: inAnInlinedLambda
    }
}

@Verdict("N_PLUS_ONE")
fun byAnInlineFunction(visit: Visit) {
    for (order in visit.keys(OF_CUSTOMER, visit.customer())) {
        visit.ofKey<Int>(ITEMS, order) // here: byAnInlineFunction
    }
}

@Verdict("N_PLUS_ONE")
fun byAnInlineFunctionInAnother(visit: Visit) {
    visit.keys(OF_CUSTOMER, visit.customer()).forEach {
        visit.ofKeyInside<Int>(ITEMS, it) // here: byAnInlineFunctionInAnother
    }
}

@Verdict("N_PLUS_ONE")
fun inASequence(visit: Visit) {
    visit.keys(OF_CUSTOMER, visit.customer()).asSequence()
        .map { visit.keys(ITEMS, it) } // here: inASequence
        .filter { it.isNotEmpty() }
        .count()
}

@Verdict("N_PLUS_ONE")
fun inALazyProperty(visit: Visit) {
    class Order(id: Int) {
        val items by lazy { visit.keys(ITEMS, id) } // here: inALazyProperty
    }
    visit.keys(ALL).map { Order(it) }.sumOf { it.items.size }
}

@Verdict("N_PLUS_ONE")
fun inAnExtension(visit: Visit) {
    fun Int.items() = visit.keys(ITEMS, this) // here: inAnExtension
    for (order in visit.keys(ALL)) {
        order.items()
    }
}

@Verdict("N_PLUS_ONE")
fun byAnObjectOfAnInterface(visit: Visit) {
    val items = object : Items {
        override fun of(order: Int) = visit.keys(ITEMS, order) // here: byAnObjectOfAnInterface
    }
    visit.keys(OF_CUSTOMER, visit.customer()).sumOf { items.count(it) }
}

private interface Items {
    fun of(order: Int): List<Int>

    fun count(order: Int) = of(order).size
}

@Verdict("N_PLUS_ONE")
fun inASequenceBuilder(visit: Visit) {
    sequence {
        for (order in visit.keys(OF_CUSTOMER, visit.customer())) {
            yieldAll(visit.keys(ITEMS, order)) // here: inASequenceBuilder
        }
    }.count()
}

@Verdict("BATCHABLE_WRITES")
fun updatesInALoop(visit: Visit) {
    visit.keys(OF_CUSTOMER, visit.customer()).forEach { order ->
        visit.connection().prepareStatement("UPDATE orders SET total = ? WHERE id = ?").use {
            it.setInt(1, order)
            it.setInt(2, order)
            it.executeUpdate() // here: updatesInALoop
        }
    }
}

@Verdict("DUPLICATE_QUERY")
fun theSameAgain(visit: Visit) {
    repeat(3) {
        visit.keys(ITEMS, visit.order()) // here: theSameAgain
    }
}

@Verdict
fun twoLookUps(visit: Visit) {
    listOf({ visit.keys(ITEMS, visit.order()) }, { visit.keys(ITEMS, visit.order() % visit.rows() + 1) }).map { it() }
}

@Verdict
fun oneOnAnotherThread(visit: Visit) {
    pool.submit(Callable { visit.keys(ITEMS, visit.order()) }).get()
}

@Verdict("N_PLUS_ONE")
fun inACoroutineForEach(visit: Visit) {
    runBlocking {
        visit.keys(OF_CUSTOMER, visit.customer())
            .map { order ->
                async(Dispatchers.IO) {
                    visit.keys(ITEMS, order) // here: inACoroutineForEach
                }
            }
            .awaitAll()
    }
}

@Verdict("N_PLUS_ONE")
fun inACoroutineThatWaits(visit: Visit) {
    runBlocking {
        withContext(Dispatchers.IO) {
            for (order in visit.keys(OF_CUSTOMER, visit.customer())) {
                visit.keys(ITEMS, order) // here: inACoroutineThatWaits
                delay(1)
            }
        }
    }
}

@Verdict
fun twoPartsInCoroutines(visit: Visit) {
    runBlocking {
        val items = async(Dispatchers.IO) { visit.keys(ITEMS, visit.order()) }
        val orders = async(Dispatchers.Default) { visit.keys(OF_CUSTOMER, visit.customer()) }
        items.await().size + orders.await().size
    }
}
