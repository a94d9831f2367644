"""Freezes PyTorch's results as Swift literals: python make_reference.py > ../PyTorchReference.swift

Inputs are not frozen: both sides compute them with `values`. Made with torch 2.15 in float64,
so that the tolerance of a test is that of the kernel alone.
"""

import torch
import torch.nn.functional as F

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)


def values(salt, *shape):
    count = torch.Size(shape).numel()
    return torch.tensor(
        [((i + salt) * 7919 % 201 - 100) / 100 for i in range(count)]).reshape(shape)


def leaf(salt, *shape):
    return values(salt, *shape).requires_grad_()


frozen = {}


def keep(name, tensor):
    frozen[name] = tensor.detach().reshape(-1).tolist()


def nhwc(tensor):
    return tensor.permute(0, 2, 3, 1)


# Convolution: 2 images of 5 x 4 x 3 to 4 channels, kernel 3, stride 2, padding 1.
x, w, b = leaf(1, 2, 3, 5, 4), leaf(2, 4, 3, 3, 3), leaf(3, 4)
y = F.conv2d(x, w, b, stride=2, padding=1)
y.backward(values(4, *y.shape))
keep("convolutionOutput", nhwc(y))
keep("convolutionInputGradient", nhwc(x.grad))
keep("convolutionWeightsGradient", w.grad)
keep("convolutionBiasGradient", b.grad)

# Dense after flattening 2 images of 2 x 3 x 5 channels, 4 units.
x, w, b = leaf(5, 2, 5, 2, 3), leaf(6, 4, 30), leaf(7, 4)
y = F.linear(x.flatten(1), w, b)
y.backward(values(8, *y.shape))
keep("denseOutput", y)
keep("denseInputGradient", nhwc(x.grad))
keep("denseWeightsGradient", w.grad)

# Batch normalisation of 3 images of 2 x 2 x 3, twice in training, once in evaluation.
norm = torch.nn.BatchNorm2d(3)
with torch.no_grad():
    norm.weight.copy_(values(9, 3))
    norm.bias.copy_(values(10, 3))
x = leaf(11, 3, 3, 2, 2)
norm(values(12, 3, 3, 2, 2))
norm.zero_grad()
y = norm(x)
y.backward(values(13, *y.shape))
keep("normalizationOutput", nhwc(y))
keep("normalizationInputGradient", nhwc(x.grad))
keep("normalizationScaleGradient", norm.weight.grad)
keep("normalizationShiftGradient", norm.bias.grad)
keep("normalizationRunningMean", norm.running_mean)
keep("normalizationRunningVariance", norm.running_var)
keep("normalizationEvaluation", nhwc(norm.eval()(x)))

# Pooling of 2 images of 5 x 4 x 2, windows of 3, stride 1, values rounded so that many tie.
x = torch.round(2 * values(14, 2, 2, 5, 4)).requires_grad_()
y = F.max_pool2d(x, 3, 1)
y.backward(values(15, *y.shape))
keep("maxPoolOutput", nhwc(y))
keep("maxPoolInputGradient", nhwc(x.grad))
x = leaf(16, 2, 2, 5, 4)
y = F.avg_pool2d(x, 2, 2)
y.backward(values(17, *y.shape))
keep("averagePoolOutput", nhwc(y))
keep("averagePoolInputGradient", nhwc(x.grad))

# Losses on 4 images of 3 labels, one of them with a soft target, two pairs unlabelled.
known = torch.ones(4, 3)
known[0, 2] = known[3, 0] = 0
targets = torch.tensor([[1, 0, 1], [0, 0.9, 1], [0, 0, 0], [1, 0, 1.0]])
weights = torch.tensor([3, 0.5, 1.0])


def loss(name, function):
    z = (6 * values(18, 4, 3)).requires_grad_()
    terms, reduced = function(z)
    reduced.backward()
    keep(name, reduced)
    keep(name + "Gradient", z.grad)


def masked_mean(terms):
    return terms, (terms * known).sum() / known.sum()


def focal(z, alpha, gamma=2):
    p = torch.sigmoid(z)
    entropy = F.binary_cross_entropy_with_logits(z, targets, reduction="none")
    q = p * targets + (1 - p) * (1 - targets)
    terms = entropy * (1 - q) ** gamma
    if alpha is not None:
        terms = terms * (alpha * targets + (1 - alpha) * (1 - targets))
    return masked_mean(terms)


def asymmetric(z):
    p = torch.sigmoid(z)
    m = (p - 0.05).clamp(min=0)
    positive = (1 - p) ** 1 * torch.log(p.clamp(min=1e-8))
    negative = m**4 * torch.log((1 - m).clamp(min=1e-8))
    terms = -targets * positive - (1 - targets) * negative
    return terms, (terms * known).sum()


def softmax(z):
    logits = z.masked_fill(known == 0, -torch.inf)
    kept = targets * known
    rows = kept.sum(1) > 0
    goal = kept[rows] / kept[rows].sum(1, keepdim=True)
    terms = -(goal * F.log_softmax(logits[rows], 1).masked_fill(known[rows] == 0, 0)).sum(1)
    return terms, terms.mean()


loss("binaryCrossEntropy", lambda z: masked_mean(
    F.binary_cross_entropy_with_logits(z, targets, reduction="none")))
loss("weightedCrossEntropy", lambda z: masked_mean(
    F.binary_cross_entropy_with_logits(z, targets, reduction="none", pos_weight=weights)))
loss("focal", lambda z: focal(z, None))
loss("focalAlpha", lambda z: focal(z, 0.25))
loss("asymmetric", asymmetric)
loss("softmaxCrossEntropy", softmax)


def steps(name, make):
    w = leaf(19, 8)
    optimizer = make([w])
    for step in range(3):
        w.grad = values(20 + step, 8)
        optimizer.step()
    keep(name, w)


steps("sgd", lambda w: torch.optim.SGD(w, 0.1, momentum=0.9, weight_decay=0.01))
steps("nesterov", lambda w: torch.optim.SGD(w, 0.1, momentum=0.9, nesterov=True))
steps("plainDescent", lambda w: torch.optim.SGD(w, 0.1))
steps("adamW", lambda w: torch.optim.AdamW(w, 0.01, (0.8, 0.95), 1e-6, weight_decay=0.1))

print("// Made by Reference/make_reference.py.\n\n/// Results of PyTorch.")
print("enum PyTorchReference {")
for name, numbers in frozen.items():
    print(f"  static let {name}: [Float] = [")
    line = "   "
    for number in numbers:
        text = f" {number:.8g},"
        if len(line) + len(text) > 98:
            print(line)
            line = "   "
        line += text
    print(line + "\n  ]")
print("}")
