package io.pitot.shop.orders;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OrderController {

    private final OrderService orders;
    private final InvoiceService invoices;

    OrderController(OrderService orders, InvoiceService invoices) {
        this.orders = orders;
        this.invoices = invoices;
    }

    @GetMapping("/orders")
    List<OrderSummary> list(
            @RequestParam(defaultValue = "PAID") OrderStatus status,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size) {
        return orders.list(status, page, size);
    }

    @GetMapping("/orders/{id}")
    OrderDetail detail(@PathVariable long id) {
        return orders.detail(id);
    }

    @GetMapping("/customers/{id}/orders")
    List<PastOrder> history(@PathVariable long id) {
        return orders.historyOf(id);
    }

    @PostMapping("/orders/{id}/invoice")
    @ResponseStatus(HttpStatus.CREATED)
    SentInvoice invoice(@PathVariable long id) {
        return invoices.send(id);
    }
}
