package io.pitot.shop.orders;

import io.pitot.shop.web.NotFoundException;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class InvoiceService {

    private final OrderRepository orders;
    private final InvoiceRepository invoices;
    private final MailRelay mailRelay;

    InvoiceService(OrderRepository orders, InvoiceRepository invoices, MailRelay mailRelay) {
        this.orders = orders;
        this.invoices = invoices;
        this.mailRelay = mailRelay;
    }

    @Transactional
    public SentInvoice send(long orderId) {
        Order order = orders.findWithItemsById(orderId).orElseThrow(() -> new NotFoundException("order", orderId));
        Invoice invoice = invoices.save(new Invoice(order, order.total(), Instant.now()));
        String number = "R-%06d".formatted(invoice.getId());
        mailRelay.send(number, order.getCustomer().getName());
        return new SentInvoice(number, orderId, invoice.getTotal(), invoice.getSentAt());
    }
}
