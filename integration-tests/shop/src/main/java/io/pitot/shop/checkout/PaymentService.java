package io.pitot.shop.checkout;

import io.pitot.shop.orders.Order;
import io.pitot.shop.orders.OrderRepository;
import io.pitot.shop.web.NotFoundException;
import java.math.BigDecimal;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class PaymentService {

    private final OrderRepository orders;
    private final PaymentRepository payments;
    private final PaymentGateway gateway;

    PaymentService(OrderRepository orders, PaymentRepository payments, PaymentGateway gateway) {
        this.orders = orders;
        this.payments = payments;
        this.gateway = gateway;
    }

    @Transactional
    public Receipt pay(long orderId) {
        Order order = orders.findWithItemsById(orderId).orElseThrow(() -> new NotFoundException("order", orderId));
        BigDecimal amount = order.total();
        String authorisation = gateway.authorise(orderId, amount);
        payments.save(new Payment(order, amount, authorisation, Instant.now()));
        return new Receipt(orderId, amount, authorisation);
    }
}
