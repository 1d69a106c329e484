"""Writes bounds.safetensors: the terms of the variational bound, by torch.distributions and the definition of the bins."""

import math

import torch
from safetensors.torch import save_file
from torch.distributions import Normal, kl_divergence

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)

n = torch.arange(64)
mean1, mean2 = torch.sin(1.7 * n), torch.cos(0.9 * n)
log1, log2 = -2 + 2 * torch.sin(0.3 * n), -1.5 + 2 * torch.cos(0.7 * n)
divergence = kl_divergence(Normal(mean1, (0.5 * log1).exp()), Normal(mean2, (0.5 * log2).exp()))

# The outermost bins reach to infinity; the distribution function is the tanh approximation.
x = 1.2 * torch.sin(1.7 * n).clamp(-0.834, 0.834)
cdf = lambda z: 0.5 * (1 + torch.tanh(math.sqrt(2 / math.pi) * (z + 0.044715 * z**3)))
upper = torch.where(x > 0.999, torch.ones(()), cdf((x + 1 / 255 - mean2) / (0.5 * log2).exp()))
lower = torch.where(x < -0.999, torch.zeros(()), cdf((x - 1 / 255 - mean2) / (0.5 * log2).exp()))
likelihood = -(upper - lower).clamp(min=1e-12).log()

save_file(
    dict(mean1=mean1, mean2=mean2, log1=log1, log2=log2, x=x, divergence=divergence, likelihood=likelihood),
    "bounds.safetensors",
)
